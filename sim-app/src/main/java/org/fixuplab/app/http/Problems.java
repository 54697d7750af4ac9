package org.fixuplab.app.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.CancellationException;
import com.linecorp.armeria.common.ClosedSessionException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.TimeoutException;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpResponseException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.fixuplab.app.output.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every failure, ours and Armeria's, a problem document. A fault of our own is logged, and its cause kept to ourselves. */
final class Problems implements ServerErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** From path to the methods it takes. */
    private final PathMethods methods;

    Problems(PathMethods methods) {
        this.methods = methods;
    }

    @Override
    public HttpResponse onServiceException(ServiceRequestContext context, Throwable thrown) {
        return response(
                        problem(context, Exceptions.peel(thrown)),
                        context.request().headers())
                .toHttpResponse();
    }

    private static ProblemException problem(ServiceRequestContext context, Throwable cause) {
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        if (cause instanceof HttpStatusException status) {
            return ofStatus(status.httpStatus());
        }
        if (cause instanceof HttpResponseException) {
            return ofStatus(HttpStatus.BAD_REQUEST);
        }
        if (cause instanceof ContentTooLargeException) {
            return ofStatus(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
        }
        if (cause instanceof TimeoutException) {
            return new ProblemException(ErrorCode.TIMEOUT, "the request was not whole in time");
        }
        if (cause instanceof RejectedExecutionException) {
            return new ProblemException(ErrorCode.UNAVAILABLE, ErrorCode.UNAVAILABLE.meaning());
        }
        // Of a client that has gone nobody is told, neither it nor the log.
        if (!(cause instanceof ClosedSessionException
                || cause instanceof AbortedStreamException
                || cause instanceof CancellationException)) {
            LOG.error("{} {} failed", context.method(), context.path(), cause);
        }
        return new ProblemException(ErrorCode.INTERNAL, ErrorCode.INTERNAL.meaning());
    }

    /** What Armeria refuses by itself: no such path or method, or no HTTP. */
    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return response(ofStatus(status), headers);
    }

    @Override
    public AggregatedHttpResponse onProtocolViolation(
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return response(ofStatus(status), headers);
    }

    private static ProblemException ofStatus(HttpStatus status) {
        ErrorCode fallback = status.isServerError() ? ErrorCode.INTERNAL : ErrorCode.BAD_REQUEST;
        ErrorCode code = ErrorCode.ofStatus(status.code())
                .filter(it -> it != ErrorCode.FOREIGN_ORIGIN)
                .orElse(fallback);
        return new ProblemException(code, code.meaning());
    }

    private AggregatedHttpResponse response(ProblemException problem, @Nullable RequestHeaders request) {
        ResponseHeadersBuilder headers =
                Answers.headers(problem.code().status()).contentType(Answers.PROBLEM);
        if (problem.code() == ErrorCode.UNAUTHORIZED) {
            headers.set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"fixuplab\"");
        }
        if (problem.code() == ErrorCode.METHOD_NOT_ALLOWED && request != null) {
            headers.set(HttpHeaderNames.ALLOW, String.join(", ", methods.of(request.path())));
        }
        return AggregatedHttpResponse.of(headers.build(), HttpData.ofUtf8(Json.text(problem.document())));
    }

    /** Which methods a path takes. */
    @FunctionalInterface
    interface PathMethods {

        Set<String> of(String path);
    }

    /** What any endpoint may answer. */
    static List<ErrorCode> common() {
        return List.of(
                ErrorCode.BAD_REQUEST,
                ErrorCode.BAD_VALUE,
                ErrorCode.UNKNOWN_KEY,
                ErrorCode.FOREIGN_ORIGIN,
                ErrorCode.FOREIGN_HOST,
                ErrorCode.METHOD_NOT_ALLOWED,
                ErrorCode.NOT_ACCEPTABLE,
                ErrorCode.TOO_LARGE,
                ErrorCode.UNAVAILABLE);
    }
}
