package org.fixuplab.app.http;

import com.linecorp.armeria.common.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.process.Version;
import org.fixuplab.lab.Lab;

/** The lab as a whole: its version, its CA, its test MTA. */
final class LabResource {

    private static final MediaType PEM = MediaType.parse("application/x-pem-file");

    private final Lab lab;

    LabResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/version", "Which version of the lab this is")
                        .giving(Reply.json("The version", Schema.named("Version")))
                        .by(call -> Answers.json(version())),
                Endpoint.get("/v1/ca", "The certificate that signed the test MTA's: what a client is to trust")
                        .giving(Reply.text("PEM", PEM))
                        .by(call -> Answers.text(PEM, lab.authority().certificatePem())),
                Endpoint.get("/v1/mta", "The test MTA")
                        .giving(Reply.json("What it is and what it has done", Schema.named("Mta")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(mta())));
    }

    private static Map<String, Object> version() {
        Map<String, Object> row = Json.document();
        row.put("version", Version.text());
        row.put("java", String.valueOf(System.getProperty("java.version")));
        return row;
    }

    private Map<String, Object> mta() {
        var address = lab.mta()
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND,
                        new Flaw("", "this lab has no test MTA", "start one with a test MTA: fixuplab serve")));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("listen", Addresses.text(address));
        row.put("host", Addresses.host(address));
        row.put("port", address.getPort());
        row.put("hostname", lab.settings().mta().hostname());
        lab.mailbox().ifPresent(mailbox -> {
            row.put("accepted", mailbox.accepted());
            row.put("messages", mailbox.count());
            row.put("dropped", mailbox.dropped());
        });
        return row;
    }
}
