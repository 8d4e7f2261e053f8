"""The guide inside the portal: for officials and for visitors."""
