package facts

// PinHow is how something small keeps something large.
type PinHow string

// The ways.
const (
	// PinSlots: the head of a list is cut off by re-slicing, and what the slots point to
	// stays reachable through the array.
	PinSlots PinHow = "slots"
	// PinPart: a part of a large array or text is stored, and keeps all of it.
	PinPart PinHow = "part"
	// PinPool: a buffer is put back into a pool, however large it has grown.
	PinPool PinHow = "pool"
)

// Pin is one place where something small keeps something large.
type Pin struct {
	How PinHow `json:"h"`
	// Ref is what keeps: a field, a variable, an element of a container, a pool.
	Ref *Term `json:"r"`
	// Many marks an element of a map or list: there is one for each.
	Many  bool   `json:"m,omitempty"`
	Block int    `json:"b"`
	Pos   Pos    `json:"pos"`
	What  string `json:"what"`
	// Mend lets go of the large thing: a copy of the part, empty slots.
	Mend []Insertion `json:"fix,omitempty"`
}
