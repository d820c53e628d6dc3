package reason

import "strings"

// Choice is what may be done, each of which would be enough.
type Choice []Reason

// String names them all.
func (c Choice) String() string {
	parts := make([]string, len(c))
	for i, r := range c {
		parts[i] = r.String()
	}
	return strings.Join(parts, ", or ")
}
