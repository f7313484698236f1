package cn.shishi.project;

/** Who acts, from authentication, and in which role the task lets them. */
record Actor(String account, String role) {}
