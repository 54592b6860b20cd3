"""The commands of ``funn``, one file a purpose."""
