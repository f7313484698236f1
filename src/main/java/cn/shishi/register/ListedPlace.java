package cn.shishi.register;

/**
 * One of many like places of a part.
 *
 * @param neighbourhood 居民区, or null
 */
public record ListedPlace(String name, String neighbourhood) {}
