package com.ecommerce.userservice.passwords.build;

import com.ecommerce.userservice.passwords.filter.FilterShape;
import com.ecommerce.userservice.passwords.filter.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** One run: reads a list and puts the filter in the place of the one that is there, once it is whole. */
final class FilterBuild {

    private static final long LINES_PER_REPORT = 10_000_000;

    private final long minCount;
    private final FilterShape shape;
    private final PrintStream progress;

    /** @param progress is told how far it has come, on long lists */
    FilterBuild(long minCount, double falsePositives, PrintStream progress) {
        this.minCount = minCount;
        this.shape = FilterShape.of(falsePositives);
        this.progress = progress;
    }

    /**
     * Builds the file, and returns what is in it as a sentence.
     *
     * @throws MalformedListException if the list is of another form; the file is as it was
     * @throws IOException if there is nothing to put into the file, or it cannot be written
     */
    String run(InputStream list, Path output) throws IOException {
        Path unfinished = output.resolveSibling(output.getFileName() + ".part");
        try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw new IOException("Another run is writing " + unfinished + ".");
            }
            try {
                file.truncate(0);
                String result = write(list, file);
                Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return output.getFileName() + ": " + result + ", " + grouped(file.size()) + " bytes.";
            } catch (IOException e) {
                Files.deleteIfExists(unfinished);
                throw e;
            }
        }
    }

    private String write(InputStream list, FileChannel file) throws IOException {
        FilterWriter writer = new FilterWriter(file, shape);
        HashList hashes = new HashList(list);
        while (hashes.next()) {
            if (hashes.count() >= minCount) {
                writer.add(hashes.hash());
            }
            if (hashes.line() % LINES_PER_REPORT == 0) {
                progress.println(
                        grouped(hashes.line()) + " lines read, " + grouped(writer.passwords()) + " passwords kept");
            }
        }
        if (writer.passwords() == 0) {
            throw new IOException(
                    "There is no password to put into a file: the list is empty, or --min-count too high.");
        }
        writer.finish();
        return grouped(writer.passwords()) + " passwords of " + grouped(hashes.line()) + " lines";
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
