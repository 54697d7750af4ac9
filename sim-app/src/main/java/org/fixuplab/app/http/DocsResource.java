package org.fixuplab.app.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The OpenAPI document, and a page that shows it and asks. Everything the page needs is in this program. */
final class DocsResource {

    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/";
    private static final String COORDINATES = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final MediaType SCRIPT = MediaType.parse("text/javascript; charset=utf-8");

    /** The page's style is set from its script. */
    private static final String POLICY =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /** What the page may load, and nothing beside. */
    private static final Map<String, MediaType> FILES = Map.of(
            "start.js", SCRIPT,
            "swagger-ui.css", MediaType.CSS_UTF_8,
            "swagger-ui-bundle.js", SCRIPT,
            "swagger-ui-bundle.js.LICENSE.txt", MediaType.PLAIN_TEXT_UTF_8,
            "favicon-32x32.png", MediaType.PNG);

    private final Supplier<Map<String, Object>> document;

    /** @param document the OpenAPI document, of these endpoints as well */
    DocsResource(Supplier<Map<String, Object>> document) {
        this.document = document;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/openapi.json", "This document")
                        .withoutToken()
                        .giving(Reply.json("OpenAPI 3.1", Schema.anything()))
                        .by(call -> Answers.json(document.get())),
                Endpoint.get("/docs", "The page that shows this document, and asks")
                        .withoutToken()
                        .giving(Reply.text("The page", MediaType.HTML_UTF_8))
                        .by(call -> HttpResponse.of(
                                Answers.headers(200)
                                        .contentType(MediaType.HTML_UTF_8)
                                        .set("content-security-policy", POLICY)
                                        .build(),
                                HttpData.wrap(resource("docs.html")))),
                Endpoint.get("/docs/{file}", "What the page loads")
                        .withoutToken()
                        .with(Parameter.path("file", "One of " + String.join(", ", new TreeSet<>(FILES.keySet()))))
                        .giving(Reply.file("The file", MediaType.OCTET_STREAM))
                        .failing(ErrorCode.NOT_FOUND)
                        .by(DocsResource::file));
    }

    private static HttpResponse file(Call call) {
        String name = call.path("file");
        MediaType type = FILES.get(name);
        if (type == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, new Flaw("file", "the page loads no " + Call.quoted(name), "open /docs"));
        }
        byte[] octets = name.equals("start.js") ? resource("docs.js") : resource(SWAGGER + version() + "/" + name);
        return Answers.octets(type, octets);
    }

    /** Of the library, whose files stand in a folder named after it. */
    private static String version() {
        Properties coordinates = new Properties();
        try (InputStream in = DocsResource.class.getResourceAsStream(COORDINATES)) {
            coordinates.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return coordinates.getProperty("version", "");
    }

    private static byte[] resource(String name) {
        try (InputStream in = DocsResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
