package org.fixuplab.app.command;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.io.File;
import java.nio.file.Path;
import org.fixuplab.app.client.Answer;
import org.fixuplab.app.client.LabClient;
import org.fixuplab.app.output.Printer;
import org.fixuplab.app.process.ExitCode;
import org.fixuplab.app.process.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The firewalls of a file. */
@picocli.CommandLine.Command(
        description = {
            "Gives a running lab the firewalls of a file, JSON or HOCON: proxies = [{ name = old, firmware = \"PIX 6.3(5)\" }, ...], with the keys of a scenario's firewall group.",
            "A firewall that is there already and is the same stays as it is, so that every test may begin with this."
        },
        sortOptions = false)
final class PopulateCommand implements Command {

    @Parameters(index = "0", paramLabel = "FILE", description = "The firewalls.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    @Mixin
    private LabOptions lab = new LabOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public OutputOptions output() {
        return output;
    }

    @Override
    public int run(Printer printer, CommandContext context) {
        LabClient client = lab.client(context);
        Answer answer = client.post("/v1/populate", body());
        printer.result(
                json
                        ? LabJson.document(answer.row())
                        : ProxyText.table(answer.row().rows("items"), printer.terminal()));
        return ExitCode.OK.code();
    }

    private String body() {
        File readable = file.toFile();
        if (!readable.isFile()) {
            throw Refusal.usage("the file " + file + " cannot be read: there is no such file");
        }
        try {
            Config config = ConfigFactory.parseFile(readable).resolve();
            return config.root().render(ConfigRenderOptions.concise());
        } catch (ConfigException wrong) {
            throw Refusal.usage(file + ": " + wrong.getMessage());
        }
    }
}
