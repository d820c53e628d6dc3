package facts

// Set is an assignment to a place of a list, by an index that is no constant.
type Set struct {
	List  *Term `json:"list"`
	At    *Term `json:"at,omitempty"`
	Val   *Term `json:"v,omitempty"`
	Block int   `json:"b,omitempty"`
}

// Assign gives a value to the local variable with a key.
type Assign struct {
	Var   string `json:"var"`
	Val   *Term  `json:"v"`
	Block int    `json:"b,omitempty"`
}
