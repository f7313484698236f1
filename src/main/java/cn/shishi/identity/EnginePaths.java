package cn.shishi.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The requests that Camunda's web applications make; every other one under {@code /camunda} is refused, to everybody. So nobody
 * deploys, starts, modifies, migrates, correlates, writes variables, keeps a query or deletes history by these doors. Nor is an
 * account deleted: the next one of that name would have signed what it signed. It is stopped instead.
 */
final class EnginePaths {

    /** What all of them need. */
    static final String EACH_ASKS = """
            GET /camunda/favicon.ico
            GET /camunda/lib/**
            GET /camunda/assets/**
            GET /camunda/api/admin/auth/user/default
            GET ENGINE/
            GET DEFAULT/user/*/profile
            GET DEFAULT/authorization/check
            """;
    private static final RequestMatcher EACH = any(EACH_ASKS);

    static final String TASKLIST_ASKS = """
            GET /camunda/app/tasklist/**
            GET /camunda/api/tasklist/plugin/**
            GET,OPTIONS DEFAULT/filter
            GET DEFAULT/filter/count
            GET,OPTIONS DEFAULT/filter/*
            GET,POST DEFAULT/filter/*/list
            GET,POST DEFAULT/filter/*/count
            GET DEFAULT/process-definition
            GET DEFAULT/process-definition/count
            GET DEFAULT/process-definition/*
            GET DEFAULT/process-definition/*/xml
            GET DEFAULT/task
            GET DEFAULT/task/*
            GET DEFAULT/task/*/form
            GET DEFAULT/task/*/deployed-form
            GET DEFAULT/task/*/form-variables
            GET DEFAULT/task/*/comment
            GET DEFAULT/task/*/identity-links
            GET DEFAULT/task/*/attachment
            PUT DEFAULT/task/*
            POST DEFAULT/task/*/submit-form
            POST DEFAULT/task/*/complete
            POST DEFAULT/task/*/claim
            POST DEFAULT/task/*/unclaim
            POST DEFAULT/task/*/comment/create
            POST DEFAULT/task/*/assignee
            POST DEFAULT/task/*/identity-links
            POST DEFAULT/task/*/identity-links/delete
            GET DEFAULT/history/user-operation
            GET DEFAULT/history/user-operation/count
            GET,POST DEFAULT/variable-instance
            GET,POST DEFAULT/group
            GET,POST DEFAULT/group/count
            GET DEFAULT/user
            GET DEFAULT/user/count
            """;
    private static final RequestMatcher TASKLIST = any(TASKLIST_ASKS);

    /** Cockpit reads all, and repeats or suspends work. */
    private static final RequestMatcher COCKPIT = any("""
            GET /camunda/app/cockpit/**
            GET /camunda/api/cockpit/plugin/**
            POST /camunda/api/cockpit/plugin/base/default/**
            GET DEFAULT/**
            POST DEFAULT/group
            POST DEFAULT/variable-instance
            POST DEFAULT/variable-instance/count
            POST DEFAULT/task
            POST DEFAULT/task/count
            POST DEFAULT/process-instance
            POST DEFAULT/process-instance/count
            POST DEFAULT/incident/count
            POST DEFAULT/job
            POST DEFAULT/job/count
            POST DEFAULT/history/task
            POST DEFAULT/history/task/count
            POST DEFAULT/history/process-instance
            POST DEFAULT/history/process-instance/count
            POST DEFAULT/history/activity-instance
            POST DEFAULT/history/activity-instance/count
            POST DEFAULT/history/variable-instance
            POST DEFAULT/history/variable-instance/count
            POST DEFAULT/history/detail
            PUT DEFAULT/job/*/retries
            PUT DEFAULT/job/*/suspended
            PUT DEFAULT/job-definition/*/retries
            PUT DEFAULT/job-definition/*/suspended
            PUT DEFAULT/process-instance/*/suspended
            PUT DEFAULT/process-definition/*/suspended
            """);

    /** Admin keeps accounts, roles and streets. */
    private static final RequestMatcher ADMIN = any("""
            GET /camunda/app/admin/**
            GET /camunda/api/admin/plugin/**
            GET,OPTIONS DEFAULT/user/**
            GET,OPTIONS DEFAULT/group/**
            GET,OPTIONS DEFAULT/tenant/**
            GET,OPTIONS DEFAULT/authorization/**
            GET DEFAULT/identity/**
            POST DEFAULT/user
            POST DEFAULT/user/count
            POST DEFAULT/group
            POST DEFAULT/group/count
            POST DEFAULT/user/create
            PUT DEFAULT/user/*/profile
            PUT DEFAULT/user/*/credentials
            POST DEFAULT/user/*/unlock
            POST DEFAULT/group/create
            PUT DEFAULT/group/*
            PUT,DELETE DEFAULT/group/*/members/*
            POST DEFAULT/tenant/create
            PUT DEFAULT/tenant/*
            PUT,DELETE DEFAULT/tenant/*/user-members/*
            PUT,DELETE DEFAULT/tenant/*/group-members/*
            POST DEFAULT/identity/password-policy
            POST DEFAULT/authorization/create
            PUT,DELETE DEFAULT/authorization/*
            """);

    private EnginePaths() {}

    /** Tasklist is for those who work, Cockpit for who runs the system, Admin for who keeps accounts. */
    static boolean open(HttpServletRequest request, List<String> held, Roles roles) {
        return EACH.matches(request) || roles.works(held) && TASKLIST.matches(request)
                || held.contains(Accounts.ADMINISTRATORS) && COCKPIT.matches(request) || roles.secures(held) && ADMIN.matches(request);
    }

    private static RequestMatcher any(String requests) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        List<RequestMatcher> all = new ArrayList<>();
        requests.lines().map(line -> line.split(" ")).forEach(line -> {
            String path = line[1].replace("DEFAULT", "ENGINE/default").replace("ENGINE", "/camunda/api/engine/engine");
            for (String method : line[0].split(",")) {
                all.add(paths.matcher(HttpMethod.valueOf(method), path));
            }
        });
        return new OrRequestMatcher(all);
    }
}
