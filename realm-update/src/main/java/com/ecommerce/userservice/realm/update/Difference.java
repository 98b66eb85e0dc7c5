package com.ecommerce.userservice.realm.update;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value of the realm that is not what the file names.
 *
 * @param name for example {@code attributes.adminEventsExpiration}
 * @param before missing if the realm has none
 * @param after missing if the realm shall have none
 */
record Difference(String name, JsonNode before, JsonNode after) {}
