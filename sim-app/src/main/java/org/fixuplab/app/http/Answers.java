package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fixuplab.app.output.Json;
import org.jspecify.annotations.Nullable;

/** Responses, each with the headers that all have: nothing is kept by a cache, and no type is guessed. */
final class Answers {

    static final MediaType PROBLEM = MediaType.parse("application/problem+json");

    private Answers() {}

    static HttpResponse json(Map<String, Object> document) {
        return json(200, document);
    }

    static HttpResponse json(int status, Map<String, Object> document) {
        return text(status, MediaType.JSON, Json.text(document));
    }

    static HttpResponse text(MediaType type, String text) {
        return text(200, type, text);
    }

    private static HttpResponse text(int status, MediaType type, String text) {
        return HttpResponse.of(headers(status).contentType(type).build(), HttpData.ofUtf8(text));
    }

    /** A page about what was on the wire. It needs no script, so none may run, whatever stands in it. */
    static HttpResponse page(String html) {
        ResponseHeaders headers = headers(200)
                .contentType(MediaType.HTML_UTF_8)
                .set("content-security-policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                .build();
        return HttpResponse.of(headers, HttpData.ofUtf8(html));
    }

    static HttpResponse octets(MediaType type, byte[] octets) {
        return HttpResponse.of(headers(200).contentType(type).build(), HttpData.wrap(octets));
    }

    /** @param name of a closed alphabet: it is not quoted further */
    static HttpResponse file(MediaType type, String name, byte[] octets) {
        ResponseHeaders headers = headers(200)
                .contentType(type)
                .set(HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
        return HttpResponse.of(headers, HttpData.wrap(octets));
    }

    static HttpResponse nothing() {
        return HttpResponse.of(headers(204).build());
    }

    static ResponseHeadersBuilder headers(int status) {
        return ResponseHeaders.builder(HttpStatus.valueOf(status))
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    /** A list's page: all lists have this form. */
    static HttpResponse page(List<?> items, @Nullable String next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("next", next);
        return json(page);
    }
}
