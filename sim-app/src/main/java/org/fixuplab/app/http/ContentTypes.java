package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What types requests may have, and accept. */
final class ContentTypes {

    private static final List<String> JSON = List.of("json", "merge-patch+json");

    private ContentTypes() {}

    static boolean isJson(@Nullable MediaType type) {
        return type != null && type.type().equals("application") && JSON.contains(type.subtype());
    }

    /** Whether Accept, if there is one, has a range for any of what the endpoint answers. */
    static boolean accepted(RequestHeaders headers, Endpoint endpoint) {
        List<String> accept = headers.getAll(HttpHeaderNames.ACCEPT);
        List<MediaType> types =
                endpoint.replies().stream().flatMap(it -> it.types().stream()).toList();
        return accept.isEmpty()
                || types.isEmpty()
                || accept.stream()
                        .flatMap(line -> Arrays.stream(line.split(",", -1)))
                        .anyMatch(range -> types.stream().anyMatch(type -> covers(range, type)));
    }

    private static boolean covers(String range, MediaType type) {
        try {
            MediaType wanted = MediaType.parse(range.strip());
            return !"0"
                            .equals(wanted.parameters()
                                    .getOrDefault("q", List.of("1"))
                                    .get(0))
                    && type.withoutParameters().belongsTo(wanted.withoutParameters());
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Those that an endpoint answers, in a sentence. */
    static String of(Endpoint endpoint) {
        return endpoint.replies().stream()
                .flatMap(it -> it.types().stream())
                .map(type -> type.withoutParameters().toString())
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
