package facts

// Insertion is text to be put into the source at a place. A list of them, together, ends
// what is kept too long and changes nothing else that the program does; an empty list
// says that no such change is known. The text may have several lines and is written as
// gofmt has it.
type Insertion struct {
	Pos  Pos    `json:"pos"`
	Text string `json:"t"`
}
