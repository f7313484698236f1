package cn.shishi.type;

import java.util.Set;

/**
 * An embedded sub-process that a project passes through.
 *
 * @param milestone the word counted when it is reached, or null
 * @param done predicate once it is over (已完成{noun}设计); {noun} stands for the part's name
 * @param doing predicate while it runs
 * @param next predicate when it comes next
 * @param tail when it alone is open the part is 基本完成
 * @param releasers ids of the phases whose end lets this one begin
 */
public record Phase(String id, String name, String milestone, String done, String doing, String next, boolean tail,
        Set<String> releasers) {}
