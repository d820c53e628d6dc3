package load

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/finding"
)

// guard runs f and turns a panic into a trouble, so that one package that trips
// the type checker or the analysis does not take the others along.
func (r *run) guard(n *node, doing string, f func() error) error {
	var err error
	p := caught.By(func() { err = f() })
	if p == nil {
		return err
	}
	n.illTyped, n.unkeyed = true, true
	r.tell(n, finding.Trouble{
		Kind:    finding.TroubleInternal,
		Message: fmt.Sprintf("panic while trying to %s the package: %s", doing, p),
	})
	return nil
}
