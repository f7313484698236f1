package cn.shishi.yearlist;

import cn.shishi.workbook.Line;
import java.util.Collection;
import java.util.Map;

/** Finds the project and the part that a row of another sheet means; one that is not there is noted. */
final class References {

    private final Map<String, Listed> projects;
    private final int width;

    References(ProjectRows.Read read) {
        this.projects = read.projects();
        this.width = read.width();
    }

    Collection<Listed> projects() {
        return projects.values();
    }

    Listed project(Line line, Column column) {
        String number = line.text(column.heading);
        if (number == null) {
            return null;
        }
        Listed project = projects.get(ProjectRows.padded(number, width));
        if (project == null) {
            line.wrong(column.heading, "“清单”表里没有项目“" + Line.brief(number) + "”。", "可用：" + Known.some(projects.keySet()) + "。");
        }
        return project;
    }

    Listed.Piece part(Line line, Listed project, Column column) {
        String name = line.text(column.heading);
        if (name == null || project == null) {
            return null;
        }
        Listed.Piece part = project.parts().get(name);
        if (part == null) {
            line.wrong(column.heading, "项目“" + project.number() + "”没有子项“" + Line.brief(name) + "”。", "可用：" + Known.some(project.parts().keySet()) + "。");
        }
        return part;
    }
}
