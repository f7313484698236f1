package cn.shishi.lab;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The engine as it comes, with the product's settings and none of its code, and the process {@code bare-quantity}. */
class BareEngine implements Course, AutoCloseable {

    private final ProcessEngine engine;

    BareEngine(DataSource database, String name) {
        SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
        GenericApplicationContext nothing = new GenericApplicationContext();
        nothing.refresh();
        configuration.setApplicationContext(nothing);
        configuration.setProcessEngineName(name);
        configuration.setDataSource(database);
        configuration.setTransactionManager(new DataSourceTransactionManager(database));
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setAuthorizationEnabled(true);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService().createDeployment()
                .addClasspathResource("lab/bare-quantity.bpmn").addClasspathResource("forms/quantity.form")
                .addClasspathResource("forms/sign-off.form").addClasspathResource("forms/close.form").deploy();
        if (engine.getIdentityService().createGroupQuery().count() == 0) {
            List.of("jingban", "fenguan").forEach(this::role);
        }
    }

    /** The grants that a role of the product has, so that the engine checks as much. */
    private void role(String id) {
        engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(id));
        grant(id, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(id, Resources.FILTER, Authorization.ANY, Permissions.READ);
    }

    private void grant(String group, Resources resource, String id, Permissions permission) {
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        engine.getAuthorizationService().saveAuthorization(grant);
    }

    @Override
    public void begin(String key) {
        engine.getRuntimeService().startProcessInstanceByKey("bare-quantity", key, Map.of("key", key, "street", "bare", "title", "某事"));
    }

    @Override
    public String task(String key) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).list().stream().map(Task::getId).findFirst().orElseThrow();
    }

    @Override
    public void as(String role, Runnable work) {
        IdentityService identity = engine.getIdentityService();
        identity.setAuthentication(role, List.of(role), List.of("bare"));
        try {
            work.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    @Override
    public void complete(String task, Map<String, Object> form) {
        engine.getTaskService().complete(task, form);
    }

    @Override
    public void close() {
        engine.close();
    }
}
