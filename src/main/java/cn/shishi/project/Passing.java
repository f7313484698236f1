package cn.shishi.project;

import cn.shishi.identity.People;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives one person's own tasks to another, with what has been filled in; what the other may not do is offered anew. */
@Component
public class Passing {

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final ProjectTypes types;
    private final Actors actors;
    private final OpenClaims claims;
    private final People people;

    Passing(TaskService tasks, AuthorizationService authorizations, ProjectTypes types, Actors actors, OpenClaims claims, People people) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.types = types;
        this.actors = actors;
        this.claims = claims;
        this.people = people;
    }

    /** Only inside a step of a process, where a task that was found is the engine's own. Returns the tasks that went elsewhere. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> pass(String street, String from, String to) {
        List<String> roles = people.grants(to).roles();
        List<Task> open = tasks.createTaskQuery().tenantIdIn(street).taskAssignee(from).list();
        Set<String> elsewhere = new HashSet<>();
        for (Task task : open) {
            TaskSpec spec = types.of(task.getProcessDefinitionId()).tasks().get(task.getTaskDefinitionKey());
            Set<String> recorders = "signOff".equals(spec.kind()) ? recorders((DelegateTask) task, spec) : Set.of();
            if (!recorders.contains(to) && Stream.of(spec.role(), String.valueOf(spec.fallsTo())).anyMatch(roles::contains)) {
                tasks.setAssignee(task.getId(), to);
            } else {
                elsewhere.add(task.getId());
                offerAnew((DelegateTask) task, spec, Stream.concat(recorders.stream(), Stream.of(from)).collect(Collectors.toSet()));
            }
        }
        forget(from, open.stream().map(Task::getId).collect(Collectors.toSet()));
        return elsewhere;
    }

    private Set<String> recorders(DelegateTask task, TaskSpec spec) {
        return claims.of(task.getExecution(), spec.element()).stream().map(c -> c.at().actor()).collect(Collectors.toSet());
    }

    private void offerAnew(DelegateTask task, TaskSpec spec, Set<String> except) {
        task.setAssignee(null);
        task.getCandidates().stream().map(IdentityLink::getGroupId).toList().forEach(task::deleteCandidateGroup);
        actors.offer(task, spec.role(), except, spec.fallsTo());
    }

    /** The engine leaves the former assignee the right to see the task. */
    private void forget(String account, Set<String> passed) {
        authorizations.createAuthorizationQuery().userIdIn(account).resourceType(Resources.TASK).list().stream()
                .filter(a -> passed.contains(a.getResourceId())).map(Authorization::getId).forEach(authorizations::deleteAuthorization);
    }
}
