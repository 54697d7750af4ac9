package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpResponse;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Addresses;
import org.fixuplab.lab.Lab;
import org.fixuplab.mta.Faults;
import org.fixuplab.mta.PersonaException;

/** {@code /v1/mta}: the test MTA, and what it does wrong on purpose. */
final class MtaResource {

    private static final String FAULTS = "faults";
    private static final int MOST = 100;

    private final Lab lab;

    MtaResource(Lab lab) {
        this.lab = lab;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/mta", "The test MTA")
                        .giving(Reply.json("What it is and what it has done", Schema.named("Mta")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(mta())),
                Endpoint.get("/v1/mta/faults", "What the test MTA does wrong on purpose in sessions that begin now")
                        .giving(Reply.json("The faults, in their order", Schema.named("Faults")))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(call -> Answers.json(faults())),
                Endpoint.put(
                                "/v1/mta/faults",
                                "Has the test MTA do this wrong, and nothing else, in sessions that begin from now on")
                        .taking(Schema.named("Faults"))
                        .giving(Reply.json("The faults, in their order", Schema.named("Faults")))
                        .failing(ErrorCode.BAD_JSON, ErrorCode.NOT_FOUND, ErrorCode.UNSUPPORTED_TYPE)
                        .by(this::put));
    }

    private static ProblemException none() {
        return new ProblemException(
                ErrorCode.NOT_FOUND,
                new Flaw("", "this lab has no test MTA", "start one that has: fixuplab serve without --upstream"));
    }

    private Map<String, Object> mta() {
        InetSocketAddress address = lab.mta().orElseThrow(MtaResource::none);
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

    private Map<String, Object> faults() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                FAULTS,
                lab.faults().orElseThrow(MtaResource::none).written().stream()
                        .map(ConfigObject::unwrapped)
                        .toList());
        return row;
    }

    private HttpResponse put(Call call) {
        ConfigObject body = call.body();
        for (String key : body.keySet()) {
            if (!key.equals(FAULTS)) {
                throw new ProblemException(
                        ErrorCode.UNKNOWN_KEY,
                        new Flaw(key, "there is no key " + Call.quoted(key), "write {\"faults\": [...]}"));
            }
        }
        if (!(body.get(FAULTS) instanceof ConfigList list) || list.size() > MOST) {
            throw Call.badValue(
                    FAULTS, "faults is no list of at most " + MOST, "write {\"faults\": []}, or objects within");
        }
        if (!lab.faults(read(list))) {
            throw none();
        }
        return Answers.json(faults());
    }

    private static Faults read(ConfigList list) {
        List<ConfigValue> values = new ArrayList<>();
        for (ConfigValue value : list) {
            values.add(
                    value.valueType() == ConfigValueType.STRING
                            ? LoneText.object(FAULTS, String.valueOf(value.unwrapped()))
                            : value);
        }
        try {
            return Faults.read(values);
        } catch (PersonaException wrong) {
            throw new ProblemException(
                    ErrorCode.BAD_VALUE,
                    wrong.problems().stream()
                            .map(problem -> new Flaw(
                                    FAULTS + "." + problem.key(),
                                    String.valueOf(problem.message()),
                                    "docs/faults.md tells what a fault can be"))
                            .toList());
        }
    }
}
