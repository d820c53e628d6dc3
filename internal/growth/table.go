package growth

// Table is what a phase has found out of containers, with those alone of which it found something.
type Table[T any] map[*Container]T

// Put notes what was found, unless that is nothing.
func Put[T comparable](t Table[T], c *Container, found T) {
	var nothing T
	if found != nothing {
		t[c] = found
	}
}
