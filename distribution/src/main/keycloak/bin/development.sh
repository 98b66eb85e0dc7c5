# What development mode adds to Keycloak's start-dev. Sourced by ./start and by the image, on bash 3.2 and newer.
# shellcheck shell=bash

data_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/../data" && pwd)

# Sets what is not set.
set_development_defaults() {
  export KC_BOOTSTRAP_ADMIN_USERNAME="${KC_BOOTSTRAP_ADMIN_USERNAME:-admin}"
  export KC_BOOTSTRAP_ADMIN_PASSWORD="${KC_BOOTSTRAP_ADMIN_PASSWORD:-admin}"
  # No deny-list and one character less than in production: test123 and the accounts below must do.
  export USER_SERVICE_PASSWORD_POLICY="${USER_SERVICE_PASSWORD_POLICY:-length(7) and maxLength(128) and notEmail and notUsername}"
  # Where the usual front-end tools serve a shop in development; production names its own or has none.
  export USER_SERVICE_WEB_ORIGINS="${USER_SERVICE_WEB_ORIGINS:-http://localhost:3000}"
  # Keycloak's start is some thirty lines at INFO; Profile warns at every start about features on by default.
  export KC_LOG_LEVEL="${KC_LOG_LEVEL:-warn,org.keycloak.common.Profile:error,com.ecommerce.userservice:info}"
}

# The accounts are there only while Keycloak imports: a production start from the same folder must not find them.
add_development_accounts() {
  cp "$data_folder/import-development/ecommerce-users-0.json" "$data_folder/import"
}

remove_development_accounts() {
  rm -f "$data_folder/import/ecommerce-users-0.json"
}

# Arguments: the ports of HTTP, gRPC and the management interface; how the server is stopped.
say_ready() {
  administrator=
  if [ "$KC_BOOTSTRAP_ADMIN_USERNAME/$KC_BOOTSTRAP_ADMIN_PASSWORD" = admin/admin ]; then
    administrator='  (admin, password admin)'
  fi
  cat <<END

The user service is ready. $4

  REST           http://localhost:$1/api/..., to read and try at http://localhost:$1/api/docs
  e-mails        http://localhost:$1/api/dev/mail/
  gRPC           localhost:$2
  admin console  http://localhost:$1/admin$administrator
  health         http://localhost:$3/health

  accounts       admin@example.com, password admin123: an operator, console at http://localhost:$1/admin/ecommerce/console
                 auditor@example.com, password auditor123: may only look, at the same console
                 customer@example.com, password customer123: a customer, pages at http://localhost:$1/realms/ecommerce/account

END
}
