package org.fixuplab.app.real;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fixuplab.lab.sender.CommandSender;
import org.fixuplab.lab.sender.EximSender;
import org.fixuplab.lab.sender.OpenSmtpdSender;
import org.fixuplab.lab.sender.PostfixSender;
import org.fixuplab.lab.sender.Sender;
import org.fixuplab.lab.sender.SendmailSender;

/** The real software that the built-in sender personas stand for. */
final class RealSenders {

    private static final String ENVELOPE = " --from alice@client.example.com --to bob@example.com";
    private static final String CURL =
            "curl --silent --show-error --max-time 8 --crlf --url smtp://{host}:{port}/client.example.com"
                    + " --cacert {ca} --mail-from alice@client.example.com --mail-rcpt bob@example.com --upload-file {message} ";
    private static final String SWAKS =
            "swaks --server {host} --port {port} --helo client.example.com --timeout 5 --hide-all" + ENVELOPE
                    + " --data @{message} ";
    private static final String MSMTP =
            "msmtp --host={host} --port={port} --domain=client.example.com --timeout=5 --tls=on"
                    + " --tls-starttls=on --tls-trust-file={ca} --from=alice@client.example.com --auth=off";

    private RealSenders() {}

    /**
     * One product, and the persona that predicts it.
     *
     * @param attempts it makes at most; a persona makes two
     */
    record Row(String persona, Sender real, int attempts) {}

    /** Real MTAs: each needs root. */
    static List<Row> mtas() {
        return List.of(
                new Row("postfix-may", new PostfixSender(PostfixSender.Level.MAY), 2),
                new Row("postfix-encrypt", new PostfixSender(PostfixSender.Level.ENCRYPT), 2),
                new Row("exim", new EximSender(EximSender.Tls.MAY), 2),
                new Row("exim-require-tls", new EximSender(EximSender.Tls.REQUIRE), 2),
                new Row("opensmtpd", new OpenSmtpdSender(OpenSmtpdSender.Tls.MAY), 1),
                new Row("opensmtpd-tls", new OpenSmtpdSender(OpenSmtpdSender.Tls.REQUIRE), 1),
                new Row("sendmail", new SendmailSender(SendmailSender.Tls.MAY), 2),
                new Row("sendmail-clear-fallback", new SendmailSender(SendmailSender.Tls.FALLBACK_TO_CLEAR), 2));
    }

    /** Clients: each mail a process. */
    static List<Row> clients() throws Exception {
        List<Row> rows = new ArrayList<>();
        rows.add(command("swaks-tls", SWAKS + "--tls"));
        rows.add(command("swaks-tls-optional", SWAKS + "--tls-optional"));
        rows.add(command("swaks-tls-optional-strict", SWAKS + "--tls-optional-strict"));
        rows.add(command("curl-ssl", CURL + "--ssl"));
        rows.add(command("curl-ssl-reqd", CURL + "--ssl-reqd"));
        rows.add(command("msmtp", "sh -c '" + MSMTP + " bob@example.com < {message}'"));
        rows.add(command(
                "smtplib-starttls",
                "/usr/bin/python3 " + resource("smtplib_starttls.py") + " {host} {port} {message}"));
        String nodemailer = "node " + nodemailer() + " ";
        rows.add(command("nodemailer", nodemailer + "default {host} {port} {message}"));
        rows.add(command("nodemailer-opportunistic", nodemailer + "opportunistic {host} {port} {message}"));
        rows.add(command("nodemailer-require", nodemailer + "require {host} {port} {message}"));
        String angus =
                Path.of(System.getProperty("java.home"), "bin", "java") + " -Xshare:auto -XX:TieredStopAtLevel=1 -cp "
                        + System.getProperty("java.class.path") + " " + AngusMail.class.getName() + " ";
        rows.add(command("javamail", angus + "enable {host} {port} {ca} {message}"));
        rows.add(command("javamail-required", angus + "required {host} {port} {ca} {message}"));
        return rows;
    }

    private static Row command(String persona, String line) {
        return new Row(persona, new CommandSender("real-" + persona, line), 1);
    }

    /** The script, beside the library that npm has put there. */
    private static Path nodemailer() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "nodemailer").toAbsolutePath());
        for (String file : List.of("package.json", "package-lock.json", "send.js")) {
            Files.write(folder.resolve(file), Files.readAllBytes(resource("nodemailer/" + file)));
        }
        if (!Files.isDirectory(folder.resolve("node_modules/nodemailer"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("npm.txt").toFile())
                    .start();
            if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IOException("npm ci: " + Files.readString(folder.resolve("npm.txt")));
            }
        }
        return folder.resolve("send.js");
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(RealSenders.class.getResource(name).toURI());
    }
}
