/** Everything the product keeps, in one file, and back: onto an empty machine, and from either database to the other. */
package cn.shishi.backup;
