package program

// New joins the packages. It reads their summaries and does not change them: Packages are
// those of the program.
func New(pkgs []Package) *Program {
	x := indexed(pkgs)
	x.prepare(x.Packages)
	return x
}
