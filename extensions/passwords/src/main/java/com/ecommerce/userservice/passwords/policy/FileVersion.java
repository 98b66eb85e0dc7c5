package com.ecommerce.userservice.passwords.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Tells whether a file is still the one that was there before.
 *
 * @param key of the file system, which another file of the same name does not have; null where there is none
 */
record FileVersion(Object key, FileTime modified, long bytes) {

    /** Returns the present version; empty if there is no file. */
    static Optional<FileVersion> of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new FileVersion(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
