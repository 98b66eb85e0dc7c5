"""Prints the users of a Django service as Keycloak's partial import takes them.

    python manage.py shell < export_users.py > users.json

Ids that are UUIDs are kept, and so are passwords that Django has hashed by PBKDF2, its default; others are left out, and
their owners ask for a new one by "Forgot password?".
"""

import base64
import json
import sys
import uuid

from django.contrib.auth import get_user_model


def password(encoded):
    algorithm, _, rest = encoded.partition("$")
    if algorithm != "pbkdf2_sha256":
        return []
    iterations, salt, value = rest.split("$")
    return [
        {
            "type": "password",
            "credentialData": json.dumps({"algorithm": "pbkdf2-sha256", "hashIterations": int(iterations)}),
            "secretData": json.dumps({"salt": base64.b64encode(salt.encode()).decode(), "value": value}),
        }
    ]


def exported(user):
    email = user.email.lower()
    # A username with an @ must be the account's own e-mail address.
    username = user.username if user.username and "@" not in user.username else email
    roles = ["default-roles-ecommerce"] + (["admin"] if user.is_staff else [])
    phone_number = getattr(user, "phone_number", "")
    result = {
        "username": username,
        "email": email,
        "emailVerified": getattr(user, "is_verified", False),
        "enabled": user.is_active,
        "firstName": user.first_name,
        "lastName": user.last_name,
        "createdTimestamp": int(user.date_joined.timestamp() * 1000),
        "attributes": {"phone_number": [phone_number]} if phone_number else {},
        "realmRoles": roles,
        "credentials": password(user.password),
    }
    if isinstance(user.pk, uuid.UUID):
        result["id"] = str(user.pk)
    return result


json.dump(
    {"ifResourceExists": "SKIP", "users": [exported(user) for user in get_user_model().objects.order_by("date_joined")]},
    sys.stdout,
)
