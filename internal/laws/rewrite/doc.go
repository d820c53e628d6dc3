// Package rewrite cuts Go packages in other ways that do the same: it extracts statements,
// wraps fields, makes values by constructors, puts middlewares before handlers. What it
// has rewritten is type-checked, and can be rewritten again.
package rewrite
