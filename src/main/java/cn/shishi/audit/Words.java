package cn.shishi.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a request is called by those who read the trail; the first that fits. */
final class Words {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("(POST /login|GET /login/oauth2/code/.*)", "登录");
        WORDS.put("POST (/logout.*|/camunda/api/admin/auth/user/.*)", "退出");
        WORDS.put("POST /code", "登录第二步");
        WORDS.put("POST /password", "修改口令");
        WORDS.put("POST .*/evidence", "上传材料");
        WORDS.put("POST (/tasks/[^/]+|/api/tasks/[^/]+/complete|.*/task/[^/]+/(submit-form|complete|resolve))", "办结任务");
        WORDS.put("(POST /tasks/.*|PUT /api/tasks/.*/rows)", "填写清单");
        WORDS.put("(POST|PUT|DELETE) .*/task/.*", "调整任务");
        WORDS.put("POST /processes/.*", "发起流程");
        WORDS.put("POST /lists.*", "年度清单");
        WORDS.put("POST (/types.*|/engine-rest/deployment/create)", "项目类型");
        WORDS.put("POST /api/backup", "备份");
        WORDS.put("(POST|PUT) .*/default/user/.*", "账号");
        WORDS.put("[A-Z]+ .*/default/(group|tenant)/.*", "角色与街道");
        WORDS.put("[A-Z]+ .*/default/authorization/.*", "权限");
        WORDS.put("PUT .*/default/(job|job-definition|process-instance|process-definition)/.*", "运维");
    }

    private Words() {}

    static String of(String method, String path) {
        String request = method + " " + path;
        return WORDS.entrySet().stream().filter(word -> request.matches(word.getKey())).map(Map.Entry::getValue).findFirst().orElse("其他");
    }
}
