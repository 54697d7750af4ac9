package org.fixuplab.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fixuplab.app.matrix.Grid;
import org.fixuplab.app.matrix.GridHtml;
import org.fixuplab.app.matrix.GridXml;
import org.fixuplab.app.matrix.SessionFiles;
import org.fixuplab.app.output.Reason;
import org.fixuplab.app.process.ExitCode;
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

    /** @throws Refusal if a file can have no place there; asked before, because a matrix takes its time */
    void check() {
        check("--junit-xml", junitXml);
        check("--html", html);
        check("--save", save);
        if (sessions != null && Files.exists(sessions) && !Files.isDirectory(sessions)) {
            throw Refusal.environment(
                    "--sessions " + sessions + ": this is a file; name a folder, which need not be there yet");
        }
    }

    private static void check(String option, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Refusal.environment(option + " " + file + ": there is no folder " + folder);
        }
        if (file != null && Files.isDirectory(file)) {
            throw Refusal.environment(option + " " + file + ": this is a folder; name a file in it");
        }
    }

    /** @throws Refusal naming the files that cannot be written; the others have been */
    void write(Grid grid) {
        List<String> unwritten = new ArrayList<>();
        write(unwritten, "the JUnit XML file", junitXml, file -> Files.writeString(file, GridXml.text(grid)));
        write(unwritten, "the HTML file", html, file -> Files.writeString(file, GridHtml.text(grid)));
        write(unwritten, "the file of verdicts", save, file -> MatrixFile.write(file, grid.cells()));
        write(unwritten, "the folder for sessions", sessions, folder -> SessionFiles.write(folder, grid));
        if (!unwritten.isEmpty()) {
            throw new Refusal(ExitCode.ENVIRONMENT, unwritten);
        }
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private static void write(List<String> unwritten, String what, @Nullable Path file, Writing writing) {
        if (file != null) {
            try {
                writing.to(file);
            } catch (IOException unwritable) {
                unwritten.add(what + " " + file + " cannot be written: " + Reason.of(unwritable));
            }
        }
    }
}
