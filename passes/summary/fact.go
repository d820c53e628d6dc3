package summary

// Fact tells importers what the exported functions of a package do.
type Fact struct{}

// AFact marks a fact.
func (*Fact) AFact() {}

// String says what the fact is.
func (*Fact) String() string { return "digest" }

func (u *Unit) exchange(*view) error { return nil }
