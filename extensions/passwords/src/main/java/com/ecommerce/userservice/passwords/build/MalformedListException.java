package com.ecommerce.userservice.passwords.build;

import java.io.IOException;

/** Says in which line a list is not as it must be, and how; without the line itself, which may be somebody's password. */
final class MalformedListException extends IOException {

    MalformedListException(long line, String reason) {
        super("Line " + line + " of the list " + reason);
    }
}
