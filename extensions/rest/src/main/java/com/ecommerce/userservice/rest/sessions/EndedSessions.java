package com.ecommerce.userservice.rest.sessions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The response to the end of all other sessions. */
@Schema(description = "How many sessions have ended.")
record EndedSessions(@Schema(minimum = "0", examples = "2") int ended) {}
