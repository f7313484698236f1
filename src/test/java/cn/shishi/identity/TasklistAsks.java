package cn.shishi.identity;

import java.util.List;

/** What the product lets Tasklist ask for: method and path, as they stand in the positive list. */
public final class TasklistAsks {

    private TasklistAsks() {}

    public static List<String> all() {
        return (EnginePaths.EACH_ASKS + EnginePaths.TASKLIST_ASKS).lines().map(String::strip).toList();
    }
}
