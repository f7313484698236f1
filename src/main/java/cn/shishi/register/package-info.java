/** What a thing is: year lists with their projects, parts, commitments and sites; whatever a report prints is dated. */
package cn.shishi.register;
