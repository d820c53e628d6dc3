package rewrite

import "fmt"

// Rewrite changes how a package is written and not what it does.
type Rewrite struct {
	Name string
	make func(*change)
}

// Rewrites are all of them, in a fixed order.
func Rewrites() []Rewrite {
	return []Rewrite{
		{"rename", rename},
		{"statement into a function", extract(intoFunction)},
		{"statement into a method", extract(intoMethod)},
		{"statement into a closure called at once", extract(intoClosure)},
		{"holder by capture", extract(byCapture)},
		{"holder by field", extract(byField)},
		{"holder by interface", extract(byInterface)},
		{"holder by type parameter", extract(byTypeParameter)},
		{"holder by parameter", methodsIntoFunctions},
		{"package behind another", moveAway},
		{"field wrapped in a struct", wrapFields},
		{"field wrapped in a struct elsewhere", wrapFieldsElsewhere},
		{"field embedded", embedFields},
		{"made by a constructor", intoConstructors},
		{"made by options", intoOptions},
		{"made step by step", intoSteps},
		{"variable made once", variablesOnce},
		{"field made once", fieldsOnce},
		{"handler behind a middleware", behindMiddleware},
		{"started by WaitGroup.Go", startByWaitGroup},
		{"started by errgroup.Go", startByErrgroup},
		{"map into sync.Map", intoSyncMap},
		{"map into a generic wrapper", intoTable},
		{"delete by a helper", deleteByHelper},
		{"delete by DeleteFunc", deleteByFunc},
		{"append by a helper", appendByHelper},
	}
}

// Apply rewrites a unit. It returns nil if there is nothing to rewrite, and an error if
// the result does not type-check.
func (r Rewrite) Apply(u *Unit) (*Unit, error) {
	c := newChange(u)
	r.make(c)
	if c.done == 0 {
		return nil, nil
	}
	out, err := c.apply()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Name, err)
	}
	return out, nil
}

// With is a package that imports what rewrites make use of.
const With = `package with

import (
	_ "maps"
	_ "net/http"
	_ "sync"

	_ "golang.org/x/sync/errgroup"
)
`
