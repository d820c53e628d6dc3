package reason

// What shows how long the object lives that holds a container.
const (
	Variable    Code = "variable"
	IsVariable  Code = "is a variable"
	MadeOnce    Code = "made once"
	OneLasts    Code = "one lasts"
	OneKept     Code = "one kept"
	HoldersCome Code = "holders come"
	MadeOften   Code = "made often"
	Runs        Code = "runs"
	RunsOn      Code = "runs on it"
	HasEnd      Code = "has an end"
	Finished    Code = "finished"
	InContexts  Code = "in contexts"
	Shared      Code = "shared"
	ReadBeside  Code = "read beside"
	FoundAgain  Code = "found again"
	ReadFirst   Code = "read first"
	HolderEnds  Code = "holder ends"
	OtherLoses  Code = "other loses"
)

// lives are the words; "it" is the container, or its holder where a type is asked for.
func lives() map[Code]string {
	return map[Code]string{
		Variable:    "a package variable lives as long as the process",
		IsVariable:  "it is a package variable",
		MadeOnce:    "the object that holds it is made once and used repeatedly",
		OneLasts:    "one is made that lives as long as the process",
		OneKept:     "analyzed code makes one that lives as long as the process",
		HoldersCome: "objects that hold one are made repeatedly, or come and go",
		MadeOften:   "they are made repeatedly",
		Runs:        "code that runs repeatedly, in a goroutine or as a callback works on it",
		RunsOn:      "% runs on it, in a goroutine or as a callback",
		HasEnd:      "it has a lock or channel, and a method that closes or stops it",
		Finished:    "it is read only to return what was built",
		InContexts:  "each one is put into a context, and the code that finds it there belongs to the same work",
		Shared:      "its type is made to be shared and kept",
		ReadBeside:  "a lock or channel stands next to it, and other functions than the one that fills it read it",
		FoundAgain:  "a lock or channel stands next to it, and entries are created once and found again",
		ReadFirst:   "a lock or channel stands next to it, and what fills it reads it as well",
		HolderEnds:  "a lock or channel stands next to it, and a method closes or stops its holder",
		OtherLoses:  "a lock or channel stands next to it, and another container of its holder loses entries",
	}
}
