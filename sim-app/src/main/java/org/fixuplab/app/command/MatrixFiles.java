package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fixuplab.app.matrix.Grid;
import org.fixuplab.app.matrix.GridHtml;
import org.fixuplab.app.matrix.GridXml;
import org.fixuplab.app.matrix.SessionFiles;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.Refusal;
import org.fixuplab.lab.matrix.MatrixFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where else the results go. */
final class MatrixFiles {

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write the verdicts as JUnit XML, too.")
    private @Nullable Path junitXml;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page, too, in which each verdict leads to its sessions.")
    private @Nullable Path html;

    @Option(
            names = "--sessions",
            paramLabel = "FOLDER",
            description = "Write a file a cell, too: its attempts, and both sides of its sessions.")
    private @Nullable Path sessions;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the verdicts, to compare with --against later.")
    private @Nullable Path save;

    /** @throws Refusal if a folder for a file is not there, or stands in its place; asked before, because a matrix takes its time */
    void check() {
        check("--junit-xml", junitXml);
        check("--html", html);
        check("--save", save);
    }

    private static void check(String option, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Refusal.environment(option + " " + file + ": there is no folder " + folder);
        }
        if (file != null && Files.isDirectory(file)) {
            throw Refusal.environment(option + " " + file + ": that is a folder; name a file in it");
        }
    }

    /** @throws Refusal if a file cannot be written; the others have been */
    void write(Grid grid) {
        write("the JUnit XML file", junitXml, file -> Files.writeString(file, GridXml.text(grid)));
        write("the HTML file", html, file -> Files.writeString(file, GridHtml.text(grid)));
        write("the file of verdicts", save, file -> MatrixFile.write(file, grid.cells()));
        write("the folder for sessions", sessions, folder -> SessionFiles.write(folder, grid));
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static void write(String what, @Nullable Path file, Writing writing) {
        if (file != null) {
            try {
                writing.to(file);
            } catch (IOException unwritable) {
                throw Refusal.environment(what + " " + file + " cannot be written: " + Reason.of(unwritable));
            }
        }
    }
}
