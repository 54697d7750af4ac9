package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.fixuplab.app.process.Version;
import org.fixuplab.lab.Lab;

/** The lab as a whole: its version, its CA, and back to its start. */
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
                Endpoint.post(
                                "/v1/reset",
                                "Has the lab be as it was at its start: firewalls, sessions, messages, faults")
                        .giving(Reply.empty("It is"))
                        .failing(ErrorCode.CONFLICT)
                        .by(this::reset));
    }

    private static Map<String, Object> version() {
        Map<String, Object> row = Json.document();
        row.put("version", Version.text());
        row.put("java", String.valueOf(System.getProperty("java.version")));
        return row;
    }

    private HttpResponse reset(Call call) {
        try {
            lab.reset();
            return Answers.nothing();
        } catch (UncheckedIOException taken) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    new Flaw(
                            "",
                            String.valueOf(taken.getMessage()),
                            "free the first firewall's address, then ask again"));
        }
    }
}
