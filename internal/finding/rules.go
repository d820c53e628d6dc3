package finding

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// SelectRules returns those of names that spec leaves enabled, in the order of
// names: "a,b" enables these alone, "-a,-b" all but these, "" all of them. A name
// that is none of names is an error, and so is a spec that leaves none.
func SelectRules(names []string, spec string) ([]string, error) {
	if spec == "" {
		return slices.Clone(names), nil
	}
	var only, without []string
	for part := range strings.SplitSeq(spec, ",") {
		name, minus := strings.CutPrefix(strings.TrimSpace(part), "-")
		if !slices.Contains(names, name) {
			return nil, fmt.Errorf("unknown rule %q; there are %s", name, strings.Join(names, ", "))
		}
		if minus {
			without = append(without, name)
		} else {
			only = append(only, name)
		}
	}
	if len(only) > 0 && len(without) > 0 {
		return nil, errors.New("name the rules to run or, each with a minus, the rules to leave out, not both")
	}
	enabled := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.Contains(without, name) || len(only) > 0 && !slices.Contains(only, name)
	})
	if len(enabled) == 0 {
		return nil, errors.New("this leaves no rule to run; leave one in")
	}
	return enabled, nil
}
