package cn.shishi.demo;

import cn.shishi.platform.Refusal;
import cn.shishi.project.YearList;
import cn.shishi.register.Grounds;
import cn.shishi.workbook.Fault;
import cn.shishi.yearlist.YearLists;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * The list of a story, in a workbook as a street hands it in.
 *
 * @param by account that takes it in
 * @param year the workbook is written for
 * @param shown year it is played in
 * @param decided day it is played as decided on, or null for the workbook's own
 */
record DemoList(String street, String workbook, String by, int year, int shown, LocalDate decided) {

    static DemoList of(JsonNode story, LocalDate today) {
        JsonNode list = story.get("list");
        int year = list.get("year").asInt();
        boolean now = list.has("decided");
        return new DemoList(story.get("street").get("id").asText(), list.get("workbook").asText(), list.get("by").asText(), year, now ? today.getYear() : year,
                now ? DemoStory.day(list.get("decided"), today) : null);
    }

    YearList read(YearLists lists) {
        try (InputStream in = DemoList.class.getResourceAsStream("/demo/" + workbook)) {
            Path file = Files.createTempFile("demo", ".xlsx");
            try {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                YearLists.Read read = lists.read(file, street, year);
                if (!read.faults().none()) {
                    throw Refusal.invalid("演示清单 " + workbook + " 有误：" + read.faults().first().stream().map(DemoList::told).collect(Collectors.joining("")));
                }
                return moved(read.list());
            } finally {
                Files.delete(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(workbook, unreadable);
        }
    }

    private static String told(Fault f) {
        return "\n“" + f.sheet() + "”" + (f.row() == 0 ? "" : "第" + f.row() + "行 ") + f.column() + "：" + f.said() + f.cure();
    }

    /** Every day of the list is as many days later as its decision. */
    private YearList moved(YearList list) {
        if (decided == null) {
            return list;
        }
        long days = ChronoUnit.DAYS.between(list.decided(), decided);
        return new YearList(list.street(), shown, decided, list.projects().stream().map(item -> moved(item, days)).toList());
    }

    private static YearList.Item moved(YearList.Item item, long days) {
        Grounds g = item.grounds();
        return new YearList.Item(item.number(), item.promise(), item.category(), item.office(), item.leader(),
                new Grounds(g.cadre(), g.fundsSource(), g.fundsPlanned(), g.meeting(), g.decided().plusDays(days), g.minutes()),
                item.parts().stream().map(part -> moved(part, days)).toList(), item.commitments().stream().map(p -> moved(p, days)).toList());
    }

    private static YearList.Piece moved(YearList.Piece part, long days) {
        return new YearList.Piece(part.name(), part.type(), part.words(), part.places(), part.planned().entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey(), e -> e.getValue().plusDays(days))));
    }

    private static YearList.Promise moved(YearList.Promise p, long days) {
        return new YearList.Promise(p.words(), p.counts(), p.part(), p.operator(), p.low(), p.high(), p.unit(),
                p.deadline() == null ? null : p.deadline().plusDays(days));
    }
}
