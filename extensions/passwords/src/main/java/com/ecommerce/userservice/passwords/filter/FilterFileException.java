package com.ecommerce.userservice.passwords.filter;

import java.io.IOException;

/** Says why a file is of no use, in a sentence for an operator that names the file and no folder. */
public final class FilterFileException extends IOException {

    FilterFileException(String message) {
        super(message);
    }

    FilterFileException(String message, Throwable cause) {
        super(message, cause);
    }

    static FilterFileException damaged(String name) {
        return new FilterFileException("The file " + name + " is damaged or was cut off: build it anew.");
    }
}
