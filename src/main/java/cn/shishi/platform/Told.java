package cn.shishi.platform;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * What a person or a program is told of an exception.
 *
 * @param status HTTP status code
 * @param sentence Chinese, for the user; never the text of an exception that is not ours
 */
public record Told(int status, String sentence) {

    static final String QUICKER = "刚刚已经办过：可能是您连按了两次，也可能是他人先办了，请刷新后再看。";

    public static Told of(Throwable thrown) {
        Refusal refusal = Refusal.within(thrown);
        if (refusal != null) {
            return new Told(refusal.kind().status(), refusal.getMessage());
        }
        if (Overtaken.by(thrown)) {
            return new Told(409, QUICKER);
        }
        if (thrown instanceof AuthorizationException || ofAnotherStreet(thrown)) {
            return new Told(403, "您没有办理此事项的权限。");
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return new Told(413, "文件太大：每个文件不超过 20 MB，请压缩或拆分后再上传。");
        }
        if (thrown instanceof MultipartException || thrown instanceof RequestRejectedException) {
            return new Told(400, "请求的方式或格式不对，请检查后重试。");
        }
        if (thrown instanceof HttpMessageNotReadableException) {
            return new Told(400, "请求内容不是有效的 JSON，请检查格式后重试。");
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return new Told(400, "缺少参数“" + missing.getParameterName() + "”，请补上后重试。");
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return new Told(400, "参数“" + mismatch.getName() + "”的值“" + mismatch.getValue() + "”不符合格式，请更正后重试。");
        }
        if (thrown instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return new Told(status, status == 404 ? "没有这个地址，请从首页重新进入。" : "请求的方式或格式不对，请检查后重试。");
        }
        return new Told(500, "系统出错，本次操作没有生效，请稍后重试；如再次出现请联系管理员。");
    }

    /** The engine has no class of its own for what belongs to another tenant, only these words. */
    private static boolean ofAnotherStreet(Throwable thrown) {
        return thrown instanceof ProcessEngineException && String.valueOf(thrown.getMessage()).contains("no authenticated tenant");
    }

    public String title() {
        return switch (status) {
            case 400, 422 -> "填写有误";
            case 401 -> "需要登录";
            case 403 -> "无权办理";
            case 404 -> "没有找到";
            case 409 -> "情况已变";
            case 413 -> "文件太大";
            default -> status < 500 ? "不能办理" : "系统出错";
        };
    }
}
