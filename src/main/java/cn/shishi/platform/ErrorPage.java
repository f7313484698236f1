package cn.shishi.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is told where no controller was reached: an unknown address, a body too large for the server. */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    String error(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        int status = code instanceof Integer known ? known : 500;
        Told told = thrown != null ? Told.of(thrown) : status == 404 ? new Told(404, "没有这个地址，请从首页重新进入。")
                : status == 403 ? new Told(403, "您没有使用此功能的权限；如页面停留过久，请刷新后重试。")
                : status < 500 ? new Told(status, "请求的方式或格式不对，请检查后重试。") : Told.of(new IllegalStateException());
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (path != null && Problem.fits(path.toString())) {
            Problem.write(request, response, told);
            return null;
        }
        response.setStatus(told.status());
        model.addAttribute("told", told);
        return "told";
    }
}
