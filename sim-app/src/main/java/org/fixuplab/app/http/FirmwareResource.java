package org.fixuplab.app.http;

import java.util.List;
import org.fixuplab.app.view.FirmwareJson;
import org.fixuplab.firmware.Catalogue;
import org.fixuplab.firmware.InspectionPolicy;

/** {@code /v1/firmware}: the catalogue. */
final class FirmwareResource {

    private static final Parameter VERSION =
            Parameter.path("version", "Platform and version, such as asa-8.2.5, or none");

    private final Catalogue catalogue = Catalogue.load();

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/v1/firmware",
                                "The eras of each platform: from which version on firewalls behave differently")
                        .giving(Reply.json("As `fixuplab firmware ls --json`", Schema.anything()))
                        .by(call -> Answers.json(FirmwareJson.eras(catalogue))),
                Endpoint.get("/v1/firmware/{version}", "What one firmware does, and who says so")
                        .with(VERSION)
                        .giving(Reply.json("As `fixuplab firmware show --json`", Schema.anything()))
                        .failing(ErrorCode.UNKNOWN_FIRMWARE)
                        .by(call -> Answers.json(FirmwareJson.of(policy(call, "version")))),
                Endpoint.get("/v1/firmware/{version}/diff/{other}", "What changes from one firmware to another")
                        .with(VERSION, Parameter.path("other", "The firmware afterwards"))
                        .giving(Reply.json("As `fixuplab firmware diff --json`", Schema.anything()))
                        .failing(ErrorCode.UNKNOWN_FIRMWARE)
                        .by(call ->
                                Answers.json(FirmwareJson.difference(policy(call, "version"), policy(call, "other")))));
    }

    private InspectionPolicy policy(Call call, String parameter) {
        try {
            return catalogue.policy(call.path(parameter));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(
                    ErrorCode.UNKNOWN_FIRMWARE,
                    new Flaw(parameter, String.valueOf(unknown.getMessage()), "GET /v1/firmware lists the eras"));
        }
    }
}
