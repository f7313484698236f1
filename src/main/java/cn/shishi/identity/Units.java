package cn.shishi.identity;

import cn.shishi.platform.Engine;
import cn.shishi.platform.Sha256;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/**
 * 科室 and 居民区 as groups of the engine, one for each role that is held there. Who is in such a group holds its role, and is
 * offered first what concerns the unit; an administrator puts people in with Camunda Admin.
 */
@Component
public class Units {

    public enum Kind { OFFICE, NEIGHBOURHOOD }

    private static final char OF = '-';
    private static final int DIGITS = 12;

    private final IdentityService identity;
    private final TaskService tasks;
    private final Engine engine;
    private final Roles roles;

    Units(IdentityService identity, TaskService tasks, Engine engine, Roles roles) {
        this.identity = identity;
        this.tasks = tasks;
        this.engine = engine;
        this.roles = roles;
    }

    /** Sees to it that these units of a street have their groups. */
    public void known(String street, Kind kind, Collection<String> names) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String role : roles.held(kind)) {
            names.stream().filter(name -> name != null && !name.isBlank())
                    .forEach(name -> wanted.put(group(street, role, name), name + roles.roles().get(role)));
        }
        if (wanted.isEmpty()) {
            return;
        }
        engine.asProduct(() -> {
            identity.createGroupQuery().groupIdIn(wanted.keySet().toArray(String[]::new)).list().forEach(there -> wanted.remove(there.getId()));
            wanted.forEach((id, name) -> create(street, id, name));
            return null;
        });
    }

    /** The people of a unit, and what they are offered, under its new name. */
    public void renamed(String street, Kind kind, String from, String to) {
        known(street, kind, List.of(to));
        engine.asProduct(() -> {
            roles.held(kind).forEach(role -> passed(group(street, role, from), group(street, role, to)));
            return null;
        });
    }

    /** The group of those who hold a role in a unit, or null where the role is the whole street's. */
    public String holding(String street, String role, Kind kind, String name) {
        return name == null || !roles.held(kind).contains(role) ? null : group(street, role, name);
    }

    /** Groups, and the roles that are held by being in them. */
    static List<String> withRoles(List<String> groups) {
        return Stream.concat(groups.stream(), groups.stream().filter(g -> g.indexOf(OF) > 0 && !g.equals(Accounts.ADMINISTRATORS))
                .map(g -> g.substring(0, g.indexOf(OF)))).distinct().toList();
    }

    /** The group of a role and those of the street's units that hold it. */
    List<String> groups(String street, String role) {
        return Stream.concat(Stream.of(role), identity.createGroupQuery().memberOfTenant(street).list().stream().map(Group::getId)
                .filter(g -> g.startsWith(role + OF))).toList();
    }

    private void create(String street, String id, String name) {
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType("UNIT");
        identity.saveGroup(group);
        identity.createTenantGroupMembership(street, id);
    }

    private void passed(String from, String to) {
        identity.createUserQuery().memberOfGroup(from).list().forEach(member -> {
            identity.createMembership(member.getId(), to);
            identity.deleteMembership(member.getId(), from);
        });
        tasks.createTaskQuery().taskCandidateGroup(from).includeAssignedTasks().list().forEach(task -> {
            tasks.addCandidateGroup(task.getId(), to);
            tasks.deleteCandidateGroup(task.getId(), from);
        });
    }

    private static String group(String street, String role, String name) {
        return role + OF + Sha256.of(street + "/" + name).substring(0, DIGITS);
    }
}
