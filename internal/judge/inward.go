package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/link"
)

// inward reports whether, in a program of which all is in view, no key is seen to come
// from outside and nothing else speaks for growth. Of what such a program keeps in its
// own variables, or fills at set-up as well, nearly everything is a register of what it
// is configured with (bench/RESULTS.md).
func (k *Case) inward() bool {
	return k.C.Package.Closed && k.C.Zombie == nil && !slices.ContainsFunc(k.Live, func(e *link.Event) bool {
		return e.Origin == link.OriginFresh || e.Origin == link.OriginOutside
	})
}

// filledAtSetup reports whether the container also takes entries while its holder is
// built or the program set up.
func (k *Case) filledAtSetup() bool {
	return slices.ContainsFunc(k.C.Grows, func(e *link.Event) bool {
		return !e.Roots.Live() && (e.Roots.Setup || e.Roots.Construct || e.Roots.Built)
	})
}

// forgottenRemoval reports whether, in a program of which all is in view, code removes
// single keys of a holder that is no short-lived one, and nothing calls it: whoever wrote
// it saw the need.
func (k *Case) forgottenRemoval() bool {
	return k.C.Package.Closed && k.C.Keyed() && len(k.Partial) == 0 && k.deadShrink()
}
