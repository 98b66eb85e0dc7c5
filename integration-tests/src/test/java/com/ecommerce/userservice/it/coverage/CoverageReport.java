package com.ecommerce.userservice.it.coverage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IBundleCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.DirectorySourceFileLocator;
import org.jacoco.report.FileMultiReportOutput;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.html.HTMLFormatter;

/** Prints how much of each extension the unit and integration tests ran together, and writes the details as HTML. */
public final class CoverageReport {

    private static final List<String> MODULES = List.of("core", "rest", "grpc");
    private static final int TAB_WIDTH = 4;

    private CoverageReport() {}

    /**
     * Reports.
     *
     * @param args the folder of the extensions; the folder of the integration tests' results
     */
    public static void main(String[] args) throws IOException {
        Path extensions = Path.of(args[0]);
        Path target = Path.of(args[1]);
        ExecFileLoader executions = new ExecFileLoader();
        for (Path server : servers(target)) {
            load(executions, server);
        }
        for (String module : MODULES) {
            load(executions, extensions.resolve(module).resolve("target/jacoco.exec"));
        }

        Path html = target.resolve("coverage");
        IReportVisitor report = new HTMLFormatter().createVisitor(new FileMultiReportOutput(html.toFile()));
        report.visitInfo(
                executions.getSessionInfoStore().getInfos(),
                executions.getExecutionDataStore().getContents());
        var group = report.visitGroup("User service");
        System.out.println("Coverage by unit and integration tests  instructions     lines  branches");
        for (String module : MODULES) {
            IBundleCoverage coverage = analyze(executions, module, extensions.resolve(module));
            System.out.printf(
                    "%-38s  %12s  %8s  %8s%n",
                    module,
                    percent(coverage.getInstructionCounter()),
                    percent(coverage.getLineCounter()),
                    percent(coverage.getBranchCounter()));
            File sources = extensions.resolve(module).resolve("src/main/java").toFile();
            group.visitBundle(coverage, new DirectorySourceFileLocator(sources, "UTF-8", TAB_WIDTH));
        }
        report.visitEnd();
        System.out.println("Details: " + html.resolve("index.html"));
    }

    /** Returns what each server of the tests has written. */
    private static List<Path> servers(Path target) throws IOException {
        try (Stream<Path> files = Files.find(target, 3, (file, is) -> file.endsWith("jacoco-it.exec"))) {
            return files.toList();
        }
    }

    private static void load(ExecFileLoader executions, Path file) throws IOException {
        if (Files.exists(file)) {
            executions.load(file.toFile());
        }
    }

    private static IBundleCoverage analyze(ExecFileLoader executions, String module, Path folder) throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        Path classes = folder.resolve("target/classes");
        if (Files.exists(classes)) {
            new Analyzer(executions.getExecutionDataStore(), builder).analyzeAll(classes.toFile());
        }
        builder.getNoMatchClasses()
                .forEach(other -> System.out.println("Coverage of another build of " + other.getName()));
        return builder.getBundle(module);
    }

    private static String percent(ICounter counter) {
        return counter.getTotalCount() == 0 ? "-" : "%.1f%%".formatted(100 * counter.getCoveredRatio());
    }
}
