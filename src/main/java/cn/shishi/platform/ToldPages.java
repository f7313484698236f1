package cn.shishi.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells a person on a page what {@link Problems} tells a program. */
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class ToldPages {

    private static final Logger log = LoggerFactory.getLogger(ToldPages.class);

    @ExceptionHandler
    ModelAndView told(Exception thrown, HttpServletRequest request) {
        Told told = Told.of(thrown);
        if (told.status() >= 500) {
            log.error("{} {}", request.getMethod(), request.getRequestURI(), thrown);
        }
        ModelAndView page = new ModelAndView("told");
        page.setStatus(HttpStatusCode.valueOf(told.status()));
        page.addObject("told", told);
        return page;
    }
}
