package cn.shishi.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells every refusal of the programs' door as a problem detail (RFC 9457) whose {@code detail} is a Chinese sentence. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Half a download cannot be told any more: left to the server, which cuts the connection, so that the client notices
            throw thrown;
        }
        Told told = Told.of(thrown);
        if (told.status() >= 500) {
            log.error("{} {}", request.getMethod(), request.getRequestURI(), thrown);
        }
        return ResponseEntity.status(told.status())
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .body(detail(told, request.getRequestURI()));
    }

    static ProblemDetail detail(Told told, String path) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(told.status()), told.sentence());
        detail.setTitle(told.title());
        detail.setInstance(URI.create(path));
        return detail;
    }
}
