package cn.shishi.platform;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A second start on the same embedded database is refused with a sentence instead of a stack trace. */
class DatabaseInUse extends AbstractFailureAnalyzer<SQLException> {

    private static final int H2_ALREADY_OPEN = 90020;

    @Override
    protected FailureAnalysis analyze(Throwable root, SQLException cause) {
        return cause.getErrorCode() != H2_ALREADY_OPEN ? null : new FailureAnalysis(
                "数据库文件正被另一个正在运行的“实事”使用。",
                "请先停止已在运行的那一个，或用 --shishi.home=另一个目录 启动；需要多台同时运行时请改用 PostgreSQL（profile postgres）。", cause);
    }
}
