// Package directive reports growthlint comments that silence nothing: without a
// reason, or with a rule that does not exist. It is no rule; it is here for drivers
// that take one analyzer of a package each.
package directive

import "github.com/growthlint/growthlint/passes/summary"

// Analyzer reports faulty directives in package-at-a-time drivers.
var Analyzer = summary.OwnDirectives()
